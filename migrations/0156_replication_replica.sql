-- The page of a record asks of which replication it is the replica.
create index replication_replica on replication (replica_id) where replica_id is not null;
