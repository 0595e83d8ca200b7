-- Owner: registry. How much of a whole record a version holds, so that lists can filter and sort by it. Computed by
-- rules/completeness.ts at every write and brought up to date when that rule changes.
alter table innovation_version
  add column completeness smallint not null default 0 check (completeness between 0 and 100);
