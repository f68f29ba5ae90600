-- migrate:up
CREATE TABLE more (id integer);
-- +goose Down
DROP TABLE more;
