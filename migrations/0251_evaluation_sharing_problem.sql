-- Owner: evaluation. The problem that a plan was made of, so that whoever has the file of a judging can make the same plan anew.
alter table evaluation_sharing add column problem jsonb;
