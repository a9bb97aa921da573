-- Who is behind an account, with the roles held now. Every request asks before anybody's rights are known, so the function reads in the name of the
-- product, and gives that name back; as one statement it takes one round trip instead of the three of a transaction.
create function app_actor(account text)
  returns table (id uuid, name text, role text, region_id uuid, unit_id uuid, region_path text)
  language plpgsql
as $$
declare
  -- Not as a setting of the function: an owner who is no superuser may not attach one that no extension knows.
  grants text := coalesce(current_setting('app.grants', true), '');
begin
  perform set_config('app.grants', 'system', true);
  return query
    select p.id, p.name, g.role, g.region_id, g.unit_id, g.region_path
      from people p left join role_grants g on g.person_id = p.id and g.revoked_at is null
     where p.user_id = account
     order by g.id;
  perform set_config('app.grants', grants, true);
end
$$;
revoke execute on function app_actor(text) from public;
grant execute on function app_actor(text) to chengshi_app;
