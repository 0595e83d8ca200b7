-- Owner: registry. A problem is «tuntas» only when somebody else verified the measure after; measures over time are a series of their own.
create table problem_measure (
  id uuid primary key,
  problem_id uuid not null references problem (id),
  -- As the baseline named them when it was measured; what was measured otherwise is kept and does not count.
  indicator text not null,
  unit text not null,
  value double precision not null,
  measured_on date not null,
  source text not null check (source <> ''),
  evidence jsonb not null default '[]',
  note text not null default '',
  recorded_by uuid references person (id),
  recorded_at timestamptz not null,
  struck_at timestamptz,
  struck_by uuid references person (id),
  struck_reason text,
  check ((struck_at is null) = (struck_reason is null))
);
create index problem_measure_problem on problem_measure (problem_id, measured_on);

alter table problem
  -- Whether the indicator should go down or up; not known of what was raised before it was asked.
  add column better text check (better in ('lower', 'higher')),
  add column measure_id uuid references problem_measure (id),
  add column reported_at timestamptz,
  add column reported_by uuid references person (id),
  add column reported_unit uuid references unit (id),
  add column verified_at timestamptz,
  add column verified_by uuid references person (id),
  add column verified_as text,
  add column verified_institution uuid references institution (id),
  add column verify_note text not null default '',
  add column returned_at timestamptz,
  add column return_note text not null default '',
  add column reopened_at timestamptz;

-- What earlier attempts measured becomes the first measure of the series, recorded by whoever said «tuntas», as far as the log knows.
insert into problem_measure (id, problem_id, indicator, unit, value, measured_on, source, evidence, recorded_by, recorded_at)
select gen_random_uuid(), p.id, p.after_measure ->> 'indicator', p.after_measure ->> 'unit',
  (p.after_measure ->> 'value')::double precision, (p.after_measure ->> 'date')::date, p.after_measure ->> 'source',
  p.evidence,
  coalesce(
    (select e.person_id from audit_event e join person on person.id = e.person_id
      where e.event = 'registry.problem.solve' and e.subject_kind = 'problem' and e.subject_id = p.id::text
      order by e.id desc limit 1),
    p.raised_by),
  coalesce(p.closed_at, p.updated_at)
from problem p where p.after_measure is not null;

update problem set reopened_at = updated_at where after_measure is not null and state <> 'solved';

-- Nobody else looked at what was called «tuntas» until now: it is what the reporter says, and waits to be verified.
alter table problem drop constraint problem_state_check, drop constraint problem_check;
update problem p set state = 'reported', measure_id = m.id, reported_at = p.closed_at, reported_by = m.recorded_by, closed_at = null
from problem_measure m where m.problem_id = p.id and p.state = 'solved';
update search_doc set state = 'reported' where kind = 'problem' and state = 'solved';

alter table problem
  add constraint problem_state_check check (state in ('open', 'being_solved', 'reported', 'solved', 'dropped')),
  add constraint problem_reported_check check (state not in ('reported', 'solved') or (after_measure is not null
    and baseline is not null and jsonb_array_length(evidence) > 0 and measure_id is not null and reported_at is not null)),
  add constraint problem_verified_check check (state <> 'solved' or (better is not null and verified_at is not null
    and verified_by is not null and verified_by is distinct from reported_by));
