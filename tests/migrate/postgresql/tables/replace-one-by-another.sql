-- One table goes and another comes; without a declared rename they have nothing to do with each other.
--- before
CREATE TABLE public.customer (id integer PRIMARY KEY, name text NOT NULL);
--- after
CREATE TABLE public.client (id integer PRIMARY KEY, name text NOT NULL);
--- expect
-> finding info MET005 public.client
-> finding info TBL001 public.client
-> finding error TBL002 public.customer
-> drop relation public.customer loses rows
-> create relation public.client
-> create constraint public.client.client_pkey
<- finding error TBL002 public.client
<- finding info MET005 public.customer
<- finding info TBL001 public.customer
<- drop relation public.client loses rows
<- create relation public.customer
<- create constraint public.customer.customer_pkey
