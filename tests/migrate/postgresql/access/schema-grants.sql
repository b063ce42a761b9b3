-- Rights on schemas, the public one among them.
--- before
CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO bastion_case_reader;
--- after
CREATE SCHEMA app;
GRANT USAGE, CREATE ON SCHEMA app TO bastion_case_writer;
GRANT CREATE ON SCHEMA public TO bastion_case_writer;
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
--- expect
-> finding error GRT002 app.bastion_case_reader
-> finding warning GRT001 app.bastion_case_writer
-> finding error GRT002 public.PUBLIC
-> finding warning GRT001 public.bastion_case_writer
-> grant schema app
-> grant schema public
<- finding warning GRT001 app.bastion_case_reader
<- finding error GRT002 app.bastion_case_writer
<- finding error GRT001 public.PUBLIC
<- finding error GRT002 public.bastion_case_writer
<- grant schema app
<- grant schema public
