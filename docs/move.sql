-- psql runs this on one database of Vigil's and writes what another psql runs on another one, which holds Vigil's
-- tables and nothing in them: all rows as they are at one instant, in one transaction. See operations.md.
\set ON_ERROR_STOP on
begin isolation level repeatable read read only;
\echo '\\set ON_ERROR_STOP on'
\echo 'begin;'
\echo 'delete from checkpoint;'

select format('create table %s partition of readings %s;', oid::regclass, pg_get_expr(relpartbound, oid))
from pg_class where relkind = 'r' and relispartition order by relname;

-- Three statements per table, those first that refer to no other.
select format('select %L', format('copy %s from stdin;', oid::regclass)),
    format('copy (select * from %s) to stdout', oid::regclass),
    'select ''\.'''
from pg_class
where relnamespace = current_schema::regnamespace and relkind in ('r', 'p') and not relispartition
    and relname <> 'flyway_schema_history'
order by exists (select from pg_constraint where conrelid = pg_class.oid and contype = 'f'), relname
\gexec

select format('select setval(%L, %s);', sequencename, last_value)
from pg_sequences where schemaname = current_schema and last_value is not null;
\echo 'commit;'
