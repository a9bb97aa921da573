-- Who is behind an account, with the roles held now. Every request asks before anybody's rights are known, so the function reads in the name of the
-- product; as one statement it takes one round trip instead of the three of a transaction.
create function app_actor(account text)
  returns table (id uuid, name text, role text, region_id uuid, unit_id uuid, region_path text)
  language sql stable
  set app.grants = 'system'
as $$
  select p.id, p.name, g.role, g.region_id, g.unit_id, g.region_path
    from people p left join role_grants g on g.person_id = p.id and g.revoked_at is null
   where p.user_id = account
   order by g.id
$$;
revoke execute on function app_actor(text) from public;
grant execute on function app_actor(text) to chengshi_app;
