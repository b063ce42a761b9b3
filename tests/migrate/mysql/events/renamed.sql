-- An event under another name is made anew.
--- before
CREATE EVENT a ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01' DO SELECT 1;
--- after
CREATE EVENT b ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01' DO SELECT 1;
--- expect
-> finding warning JOB002 db.a
-> finding warning JOB001 db.b
-> create scheduled_event db.b
-> drop scheduled_event db.a
<- finding warning JOB001 db.a
<- finding warning JOB002 db.b
<- create scheduled_event db.a
<- drop scheduled_event db.b
