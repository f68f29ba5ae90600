CREATE TABLE early (id integer);
-- +migrate Up
SELECT 1;
