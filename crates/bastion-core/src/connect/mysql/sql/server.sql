SELECT version(), database(), @@lower_case_table_names, @@character_set_server
