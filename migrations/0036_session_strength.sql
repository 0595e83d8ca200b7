-- Owner: identity. A session is strong when whoever opened it has proved two things: by a passkey, or at an identity provider that is trusted with it.
alter table auth_session rename column by_passkey to strong;
