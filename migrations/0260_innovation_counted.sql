-- Owner: registry. What figures count of each innovation that everyone may read, as its public text tells it: to count 300,000 texts they would
-- have to be unpacked, which takes seconds. Written by the app in the transaction of the change, where it writes search_doc.
create table innovation_counted (
  innovation_id uuid primary key references innovation (id) on delete cascade,
  institution_id uuid not null references institution (id),
  registered_at timestamptz not null,
  start_date date,
  start_year integer,
  -- What the text itself says of how it lives, and of which day; checks say more (innovation_condition).
  status_on date,
  start_year_certain boolean not null,
  digital boolean,
  -- Made by the demonstration.
  is_example boolean not null,
  status text check (status in ('developing', 'continuing', 'dormant', 'stopped')),
  affair text
);

insert into innovation_counted (innovation_id, institution_id, registered_at, start_date, start_year, status_on, start_year_certain, digital,
  is_example, status, affair)
select i.id, i.institution_id, i.created_at, c."startDate", c."startYear", c."sustainabilityDate", coalesce(c."startYearCertain", true),
  c.digital, i.origin = 'demo', c."sustainabilityStatus", c."mainAffair"
from innovation i
join innovation_version v on v.id = i.published_version_id
cross join lateral jsonb_to_record(v.content) as c ("mainAffair" text, digital boolean, "startDate" date, "startYear" integer,
  "startYearCertain" boolean, "sustainabilityStatus" text, "sustainabilityDate" date)
where i.state = 'published';

create index innovation_counted_institution on innovation_counted (institution_id);
