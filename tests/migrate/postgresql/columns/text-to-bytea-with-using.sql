-- Texts become bytes in an encoding that the expression names, and hashes become texts.
--- before
CREATE TABLE public.blob (id integer PRIMARY KEY, body text, hash bytea DEFAULT '\xdeadbeef');
--- after
CREATE TABLE public.blob (id integer PRIMARY KEY, body bytea, hash text DEFAULT 'deadbeef');
--- rows
INSERT INTO public.blob VALUES (1, 'ß\n''', '\x00ff'), (2, '', '\x'), (3, NULL, NULL);
--- rows after
INSERT INTO public.blob VALUES (1, '\x616263', '00ff'), (2, '\x', ''), (3, NULL, NULL);
--- using
public.blob.body: convert_to(body, 'UTF8')
public.blob.hash: encode(hash, 'hex')
--- using back
public.blob.body: convert_from(body, 'UTF8')
public.blob.hash: decode(hash, 'hex')
--- expect
-> finding error COL011 public.blob.body
-> finding error COL010 public.blob.hash
-> finding warning DEF003 public.blob.hash
-> release column public.blob.hash
-> alter column public.blob.body rewrites loses values
-> alter column public.blob.hash rewrites loses values
-> alter column public.blob.hash
<- finding error COL010 public.blob.body
<- finding error COL011 public.blob.hash
<- finding warning DEF003 public.blob.hash
<- release column public.blob.hash
<- alter column public.blob.body rewrites loses values
<- alter column public.blob.hash rewrites loses values
<- alter column public.blob.hash
