-- +goose Up
CREATE TABLE people (id integer);
-- +goose Dwn
DROP TABLE people;
