SELECT objoid, classoid, objsubid, provider, label FROM pg_seclabel
