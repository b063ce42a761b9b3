-- Events come, change and go, each in its own time zone.
--- before
CREATE TABLE t (a int);
CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01' ON COMPLETION PRESERVE COMMENT 'tidy' DO DELETE FROM t;
CREATE EVENT gone ON SCHEDULE AT '2031-02-03 04:05:06' DO DELETE FROM t;
CREATE EVENT same ON SCHEDULE EVERY 1 HOUR STARTS '2030-01-01' DO DELETE FROM t;
--- after
CREATE TABLE t (a int);
SET SESSION time_zone = '+05:00';
CREATE EVENT nightly ON SCHEDULE EVERY '1:30' HOUR_MINUTE STARTS '2030-01-01' ENDS '2035-01-01' DISABLE COMMENT 'it''s' DO BEGIN
    DELETE FROM t;
    SELECT 1;
  END;
CREATE EVENT made ON SCHEDULE AT '2031-02-03 04:05:06' ON COMPLETION PRESERVE DISABLE ON SLAVE DO DELETE FROM t;
SET SESSION time_zone = DEFAULT;
CREATE EVENT same ON SCHEDULE EVERY 1 HOUR STARTS '2030-01-01' DO DELETE FROM t;
--- expect
-> finding warning JOB002 db.gone
-> finding warning JOB001 db.made
-> finding warning JOB004 db.nightly
-> finding info DOC001 db.nightly
-> finding warning JOB004 db.nightly
-> finding warning JOB004 db.nightly
-> finding warning JOB004 db.nightly
-> finding warning JOB004 db.nightly
-> finding warning JOB004 db.nightly
-> create scheduled_event db.made
-> alter scheduled_event db.nightly
-> drop scheduled_event db.gone
<- finding warning JOB001 db.gone
<- finding warning JOB002 db.made
<- finding warning JOB004 db.nightly
<- finding info DOC001 db.nightly
<- finding warning JOB004 db.nightly
<- finding warning JOB004 db.nightly
<- finding warning JOB004 db.nightly
<- finding warning JOB004 db.nightly
<- finding warning JOB004 db.nightly
<- create scheduled_event db.gone
<- alter scheduled_event db.nightly
<- drop scheduled_event db.made
