-- A sequence belongs to a column of another table; then the first table goes.
--- before
CREATE TABLE public.old (id integer PRIMARY KEY);
CREATE TABLE public.new (id integer PRIMARY KEY);
CREATE SEQUENCE public.s OWNED BY public.old.id;
--- after
CREATE TABLE public.new (id integer PRIMARY KEY DEFAULT 0);
CREATE SEQUENCE public.s OWNED BY public.new.id;
ALTER TABLE public.new ALTER id SET DEFAULT nextval('public.s');
--- rows
INSERT INTO public.new VALUES (1), (-1);
--- expect
-> finding info DEF001 public.new.id
-> finding error TBL002 public.old
-> finding info SEQ009 public.s
-> release sequence public.s
-> drop relation public.old loses rows
-> alter column public.new.id
-> attach sequence public.s
<- finding error DEF002 public.new.id
<- finding info TBL001 public.old
<- finding info SEQ009 public.s
<- release sequence public.s
<- create relation public.old
<- alter column public.new.id
<- attach sequence public.s
<- create constraint public.old.old_pkey
