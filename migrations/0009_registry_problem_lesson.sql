-- Owner: registry. What was learnt while a problem was solved, told to those who have the same one.
alter table problem add column lesson text not null default '';
