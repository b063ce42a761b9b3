-- A partitioned table becomes a plain one and keeps rows, key, index, trigger and what points at it.
--- before
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer NOT NULL, name text DEFAULT 'x', PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE public.t_low PARTITION OF public.t FOR VALUES FROM (MINVALUE) TO (0);
CREATE TABLE public.t_high PARTITION OF public.t FOR VALUES FROM (0) TO (MAXVALUE);
CREATE TABLE public.u (t_id integer CONSTRAINT u_t REFERENCES public.t (id) ON DELETE CASCADE);
CREATE INDEX t_name ON public.t (name);
CREATE TRIGGER touched BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.touch();
--- after
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.t (id integer NOT NULL, name text DEFAULT 'x', PRIMARY KEY (id));
CREATE TABLE public.u (t_id integer CONSTRAINT u_t REFERENCES public.t (id) ON DELETE CASCADE);
CREATE INDEX t_name ON public.t (name);
CREATE TRIGGER touched BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.touch();
--- rows
INSERT INTO public.t VALUES (-2147483648, NULL), (0, ''), (2147483646, 'ä');
INSERT INTO public.u VALUES (0), (NULL);
--- rows after
INSERT INTO public.t VALUES (-1, 'a'), (1, 'b');
INSERT INTO public.u VALUES (-1);
--- expect
-> finding error PAR004 public.t
-> finding error TBL006 public.t
-> finding error PAR002 public.t_high
-> finding error PAR002 public.t_low
-> drop index public.t.t_name
-> drop trigger public.t.touched
-> drop constraint public.u.u_t
-> drop constraint public.t.t_pkey
-> set_aside relation public.t
-> create relation public.t
-> move_rows relation public.t
-> create constraint public.t.t_pkey
-> create constraint public.u.u_t
-> create index public.t.t_name
-> create trigger public.t.touched
-> drop relation public.t_high
-> drop relation public.t_low
-> drop relation public.t
<- finding error PAR004 public.t
<- finding error TBL006 public.t
<- finding info PAR001 public.t_high
<- finding info PAR001 public.t_low
<- drop index public.t.t_name
<- drop trigger public.t.touched
<- drop constraint public.u.u_t
<- drop constraint public.t.t_pkey
<- set_aside relation public.t
<- create relation public.t
<- create relation public.t_high
<- create relation public.t_low
<- create index public.t_high.t_high_name_idx
<- create index public.t_high.t_high_pkey
<- attach relation public.t_high
<- create index public.t_low.t_low_name_idx
<- create index public.t_low.t_low_pkey
<- attach relation public.t_low
<- move_rows relation public.t
<- create constraint public.t.t_pkey
<- create constraint public.u.u_t
<- create index public.t.t_name
<- create trigger public.t.touched
<- drop relation public.t
