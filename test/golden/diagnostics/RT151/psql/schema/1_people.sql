\set ON_ERROR_STOP on
\ir types.sql
CREATE TABLE people (id integer);
\if :is_test
CREATE TABLE test (id integer);
\endif
