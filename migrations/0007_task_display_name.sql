-- A readable title for each task, made from the prompt where none was given.

-- Up Migration
ALTER TABLE tasks ADD COLUMN display_name varchar(127) NOT NULL DEFAULT '';

COMMENT ON COLUMN tasks.display_name IS 'Title for people; the name is for addresses';

UPDATE tasks
SET display_name = CASE
  WHEN char_length(prompt) > 64 THEN left(translate(prompt, E'\r\n\t', '   '), 63) || '…'
  ELSE translate(prompt, E'\r\n\t', '   ')
END;

-- Down Migration
ALTER TABLE tasks DROP COLUMN display_name;
