CREATE FUNCTION f() RETURNS integer LANGUAGE plv8 AS $$ return 1 $$;
