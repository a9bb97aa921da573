-- Addresses and secrets of robots are encrypted by the product, which holds the key; the host is shown to administrators and stands apart.
alter table webhooks add column host text;
update webhooks set host = lower((regexp_match(url, '^[a-z]+://(?:[^/?#@]*@)?([^/?#]+)', 'i'))[1]);
alter table webhooks alter column host set not null;
-- What was kept plainly, or under an older key, is encrypted anew by the start of the product.
grant update (url, secret) on webhooks to chengshi_app;

-- Whose messages came or were read is told to all server processes, on the channel of platform/live and under a topic of the person, so that the bell
-- need not ask. Told by the database, since only it knows whom a message reaches; what there is to read is asked for under the reader's own rights.
create function app_tell_bell() returns trigger language plpgsql as $$
begin
  perform pg_notify('chengshi', json_build_object('topic', 'messages:' || c.person_id, 'message', json_build_object())::text)
    from (select distinct person_id from copies) c;
  return null;
end
$$;
create trigger tell_new after insert on message_copies referencing new table as copies
  for each statement execute function app_tell_bell();
create trigger tell_read after update on message_copies referencing new table as copies
  for each statement execute function app_tell_bell();
