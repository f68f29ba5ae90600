-- People, organizations and groups: everything else belongs to one of them.

-- Up Migration
CREATE TYPE user_status AS ENUM ('active', 'suspended', 'dormant');

CREATE TYPE login_type AS ENUM ('password', 'github', 'oidc', 'token', 'none', 'oauth2_provider_app');

CREATE TABLE users (
  id uuid PRIMARY KEY,
  email text NOT NULL,
  username text NOT NULL DEFAULT '',
  name text NOT NULL DEFAULT '',
  avatar_url text NOT NULL DEFAULT '',
  status user_status NOT NULL DEFAULT 'dormant',
  deleted boolean NOT NULL DEFAULT false,
  is_system boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  login_type login_type NOT NULL DEFAULT 'password',
  CONSTRAINT users_username_not_empty CHECK (length(username) >= 1)
);

COMMENT ON COLUMN users.username IS 'Never empty: the default exists only so that an insert without a name fails on the check';
COMMENT ON COLUMN users.is_system IS 'Owned by the system itself; nobody can log in as this user';

-- A deleted user gives the name and the address back.
CREATE UNIQUE INDEX users_username_unique_idx ON users (username) WHERE NOT deleted;
CREATE UNIQUE INDEX users_username_lower_unique_idx ON users (lower(username)) WHERE NOT deleted;
CREATE UNIQUE INDEX users_email_unique_idx ON users (email) WHERE NOT deleted AND email <> '';
CREATE UNIQUE INDEX users_email_lower_unique_idx ON users (lower(email)) WHERE NOT deleted AND email <> '';

CREATE TABLE organizations (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  display_name text NOT NULL,
  description text NOT NULL,
  icon text NOT NULL DEFAULT '',
  is_default boolean NOT NULL DEFAULT false,
  deleted boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX organizations_name_lower_unique_idx ON organizations (lower(name)) WHERE NOT deleted;
CREATE UNIQUE INDEX organizations_single_default_idx ON organizations (is_default) WHERE is_default;

CREATE TABLE groups (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  avatar_url text NOT NULL DEFAULT '',
  CONSTRAINT groups_name_organization_id_key UNIQUE (name, organization_id)
);

CREATE VIEW visible_users AS
SELECT users.id, users.username, users.name, users.avatar_url
FROM users;

COMMENT ON VIEW visible_users IS 'What anybody may see of a user; deleted users included';

-- The owner of every prebuilt workspace that nobody has claimed yet.
INSERT INTO users (id, email, username, name, status, is_system, created_at, updated_at, login_type)
VALUES (
  'c42fdf75-3097-471c-8c33-fb52454d81c0', 'prebuilds@system', 'prebuilds', 'Prebuilds Owner',
  'active', true, now(), now(), 'none'
);

-- Down Migration
DROP VIEW visible_users;
DROP TABLE groups;
DROP TABLE organizations;
DROP TABLE users;
DROP TYPE login_type;
DROP TYPE user_status;
