-- Rules and triggers that write something else than the statement says, also below a view.

create table ruled_changes (id int primary key, v int);
insert into ruled_changes values (1, null), (2, 1);
create rule ruled_update as on update to ruled_changes do instead update ruled_many set v = 5 returning ruled_many.id, ruled_many.v;
create rule ruled_delete as on delete to ruled_changes do instead delete from ruled_many returning ruled_many.id, ruled_many.v;
create view ruled_changes_view as select id, v from ruled_changes;
create view ruled_many_view as select id, v from ruled_many;
create view over_instead_view as select id, name from instead_view;
