-- Owner: notification. Each kind of notice by mail at once, with others once a day, or not at all.
alter table notice_setting
  add column delivery text not null default 'at_once' check (delivery in ('at_once', 'digest', 'never'));
update notice_setting set delivery = 'never' where not by_mail;
alter table notice_setting drop column by_mail;

-- Waits to be told by mail with the others of the day.
alter table notice add column in_digest boolean not null default false;
create index notice_digest on notice (person_id) where in_digest;

-- By its code a person says from a mail, without signing in, that a kind shall not come any more.
create table notice_reader (
  person_id uuid primary key references person (id),
  code text not null unique check (length(code) = 32)
);
