-- A column that a view reads becomes a generated one of another type.
--- before
CREATE TABLE public.line (n integer NOT NULL, price numeric(8,2) NOT NULL, total numeric(10,2));
CREATE VIEW public.lines AS SELECT n, price, total FROM public.line;
CREATE VIEW public.big AS SELECT total FROM public.lines WHERE total > 1000;
--- after
CREATE TABLE public.line (n integer NOT NULL, price numeric(8,2) NOT NULL, total numeric(12,2) GENERATED ALWAYS AS (n * price) STORED);
CREATE VIEW public.lines AS SELECT n, price, total FROM public.line;
CREATE VIEW public.big AS SELECT total FROM public.lines WHERE total > 1000;
--- rows
INSERT INTO public.line VALUES (2, 1.50, 3.00), (0, 999999.99, 0), (-1, 0, 0);
--- expect
-> finding error VEW004 public.big.total
-> finding warning COL007 public.line.total
-> finding error DEF009 public.line.total
-> finding error VEW004 public.lines.total
-> drop relation public.big
-> drop relation public.lines
-> drop column public.line.total loses column
-> create column public.line.total rewrites
-> create relation public.lines
-> create relation public.big
<- finding error VEW004 public.big.total
<- finding error COL009 public.line.total
<- finding warning DEF011 public.line.total
<- finding error VEW004 public.lines.total
<- drop relation public.big
<- drop relation public.lines
<- alter column public.line.total rewrites loses values
<- create relation public.lines
<- create relation public.big
