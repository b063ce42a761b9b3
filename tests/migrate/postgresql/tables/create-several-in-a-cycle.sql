-- Two tables that reference each other are created; neither can come whole before the other.
--- before
--- after
CREATE TABLE public.person (id integer PRIMARY KEY, team_id integer);
CREATE TABLE public.team (id integer PRIMARY KEY, lead_id integer REFERENCES public.person (id));
ALTER TABLE public.person ADD CONSTRAINT person_team FOREIGN KEY (team_id) REFERENCES public.team (id);
