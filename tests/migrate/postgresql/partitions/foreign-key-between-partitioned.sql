-- Two partitioned tables: a foreign key between them changes its action, one to a single partition goes.
--- before
CREATE TABLE public.a (id integer NOT NULL, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE public.a_1 PARTITION OF public.a FOR VALUES FROM (0) TO (100);
CREATE TABLE public.a_2 PARTITION OF public.a FOR VALUES FROM (100) TO (200);
CREATE TABLE public.b (n integer NOT NULL, a_id integer CONSTRAINT b_a REFERENCES public.a (id) ON DELETE CASCADE) PARTITION BY HASH (n);
CREATE TABLE public.b_0 PARTITION OF public.b FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE public.b_1 PARTITION OF public.b FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE public.c (a_id integer CONSTRAINT c_a_1 REFERENCES public.a_1 (id));
--- after
CREATE TABLE public.a (id integer NOT NULL, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE public.a_1 PARTITION OF public.a FOR VALUES FROM (0) TO (100);
CREATE TABLE public.a_2 PARTITION OF public.a FOR VALUES FROM (100) TO (200);
CREATE TABLE public.b (n integer NOT NULL, a_id integer CONSTRAINT b_a REFERENCES public.a (id) ON UPDATE CASCADE ON DELETE SET NULL) PARTITION BY HASH (n);
CREATE TABLE public.b_0 PARTITION OF public.b FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE public.b_1 PARTITION OF public.b FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE public.c (a_id integer);
--- rows
INSERT INTO public.a VALUES (0), (199);
INSERT INTO public.b VALUES (1, 0), (2, 199), (3, NULL), (-4, 199);
INSERT INTO public.c VALUES (0), (NULL);
--- expect
-> finding warning FKY005 public.b.b_a
-> finding warning FKY005 public.b.b_a
-> finding warning FKY002 public.c.c_a_1
-> drop constraint public.b.b_a
-> drop constraint public.c.c_a_1
-> create constraint public.b.b_a
<- finding error FKY004 public.b.b_a
<- finding warning FKY005 public.b.b_a
<- finding error FKY001 public.c.c_a_1
<- drop constraint public.b.b_a
<- create constraint public.b.b_a
<- create constraint public.c.c_a_1
