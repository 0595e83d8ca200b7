-- Owner: platform. Where a mail program unsubscribes by itself (RFC 8058).
alter table mail_message add column unsubscribe text;
