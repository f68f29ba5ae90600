/*
  @name AnyList
  @param ids -> (...)
*/
SELECT id FROM people WHERE id = ANY(:ids);

/*
  @name Pairs
  @param pairs -> ((id, name)...)
*/
SELECT id FROM people WHERE (id, name) IN :pairs;

/*
  @name Columns
  @param rows -> ((id, name, mood)...)
*/
INSERT INTO people (id, name) VALUES :rows;

/*
  @name Unused
  @param ids -> (...)
*/
SELECT id FROM people;

/* @name Good */
SELECT id FROM people WHERE name = :name!;
