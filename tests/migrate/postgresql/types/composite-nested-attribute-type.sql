-- The inner of two nested types changes the type of an attribute; a typed table stands on the outer.
--- before
CREATE TYPE public.inner_part AS (n integer, note varchar(20));
CREATE TYPE public.outer_part AS (id integer, part public.inner_part, parts public.inner_part[]);
CREATE TABLE public.part OF public.outer_part (id WITH OPTIONS PRIMARY KEY);
--- after
CREATE TYPE public.inner_part AS (n bigint, note varchar(20));
CREATE TYPE public.outer_part AS (id integer, part public.inner_part, parts public.inner_part[]);
CREATE TABLE public.part OF public.outer_part (id WITH OPTIONS PRIMARY KEY);
--- rows
INSERT INTO public.part VALUES (1, '(1,a)', ARRAY[ROW(1, '')::public.inner_part]), (2, NULL, '{}');
--- expect
-> finding error CMP003 public.inner_part.n
-> drop constraint public.part.part_pkey
-> set_aside relation public.part
-> set_aside composite public.inner_part
-> set_aside composite public.outer_part
-> create composite public.inner_part
-> create composite public.outer_part
-> create relation public.part
-> move_rows relation public.part
-> create constraint public.part.part_pkey
-> drop relation public.part
-> drop composite public.outer_part
-> drop composite public.inner_part
<- finding error CMP003 public.inner_part.n
<- drop constraint public.part.part_pkey
<- set_aside relation public.part
<- set_aside composite public.inner_part
<- set_aside composite public.outer_part
<- create composite public.inner_part
<- create composite public.outer_part
<- create relation public.part
<- move_rows relation public.part
<- create constraint public.part.part_pkey
<- drop relation public.part
<- drop composite public.outer_part
<- drop composite public.inner_part
