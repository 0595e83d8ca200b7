-- Owner: competition. Complete exports are made again when they are wanted, and repeat what a backup holds: it does without them.
comment on table edition_takeout is 'Not in backups: made again when it is wanted.';
comment on table edition_takeout_part is 'Not in backups: made again when it is wanted.';
