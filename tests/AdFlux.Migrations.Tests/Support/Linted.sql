CREATE INDEX ix_name ON $(table) (name);
