-- Beside how many are chosen of all: how many of each island that no juror joins to another, and whether jurors are brought to one scale.
alter table evaluation_reckoning
  add column cuts jsonb,
  add column scale boolean not null default false;

update evaluation_reckoning set found = found || '{"cuts": null, "scale": false}' where found is not null;
