CREATE TABLE more (a integer);
