/* @name */
SELECT 1 AS x;

/*
  @name GetPeople
  All of them.
*/
SELECT id FROM people;

/* @name Good */
SELECT id FROM people;
