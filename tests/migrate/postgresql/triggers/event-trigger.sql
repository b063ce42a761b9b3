-- Event triggers come, change and go.
--- before
CREATE FUNCTION public.f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE EVENT TRIGGER bastion_case_a ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION public.f();
ALTER EVENT TRIGGER bastion_case_a DISABLE;
--- after
CREATE FUNCTION public.f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE EVENT TRIGGER bastion_case_a ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION public.f();
CREATE EVENT TRIGGER bastion_case_b ON sql_drop EXECUTE FUNCTION public.f();
COMMENT ON EVENT TRIGGER bastion_case_b IS 'b';
ALTER EVENT TRIGGER bastion_case_b ENABLE ALWAYS;
--- expect
-> finding warning EVT004 bastion_case_a
-> finding warning EVT004 bastion_case_a
-> finding warning EVT001 bastion_case_b
-> drop event_trigger bastion_case_a
-> create event_trigger bastion_case_a
-> create event_trigger bastion_case_b
<- finding warning EVT004 bastion_case_a
<- finding warning EVT004 bastion_case_a
<- finding warning EVT002 bastion_case_b
<- drop event_trigger bastion_case_a
<- drop event_trigger bastion_case_b
<- create event_trigger bastion_case_a
