-- Two tables that reference each other are created; neither can come whole before the other.
--- before
--- after
CREATE TABLE public.person (id integer PRIMARY KEY, team_id integer);
CREATE TABLE public.team (id integer PRIMARY KEY, lead_id integer REFERENCES public.person (id));
ALTER TABLE public.person ADD CONSTRAINT person_team FOREIGN KEY (team_id) REFERENCES public.team (id);
--- expect
-> finding info TBL001 public.person
-> finding info TBL001 public.team
-> create relation public.person
-> create relation public.team
-> create constraint public.person.person_pkey
-> create constraint public.team.team_lead_id_fkey
-> create constraint public.team.team_pkey
-> create constraint public.person.person_team
<- finding error TBL002 public.person
<- finding error TBL002 public.team
<- drop constraint public.person.person_team
<- drop constraint public.team.team_lead_id_fkey
<- drop relation public.person loses rows
<- drop relation public.team loses rows
