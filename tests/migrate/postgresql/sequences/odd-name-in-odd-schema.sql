-- A sequence whose name needs quotes is the default of a column whose name does too.
--- before
CREATE SCHEMA "Büro 1";
CREATE TABLE "Büro 1"."T'able" ("I d" integer);
--- after
CREATE SCHEMA "Büro 1";
CREATE SEQUENCE "Büro 1"."s""eq.'x" AS integer;
CREATE TABLE "Büro 1"."T'able" ("I d" integer DEFAULT nextval('"Büro 1"."s""eq.''x"'));
ALTER SEQUENCE "Büro 1"."s""eq.'x" OWNED BY "Büro 1"."T'able"."I d";
COMMENT ON SEQUENCE "Büro 1"."s""eq.'x" IS 'ö';
--- rows
INSERT INTO "Büro 1"."T'able" VALUES (NULL), (7);
--- rows after
INSERT INTO "Büro 1"."T'able" DEFAULT VALUES;
--- expect
-> finding info DEF001 Büro 1.T'able.I d
-> create sequence Büro 1.s"eq.'x
-> alter column Büro 1.T'able.I d
-> attach sequence Büro 1.s"eq.'x
<- finding warning DEF002 Büro 1.T'able.I d
<- release column Büro 1.T'able.I d
<- drop sequence Büro 1.s"eq.'x loses values
