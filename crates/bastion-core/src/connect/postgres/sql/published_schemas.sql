{published_schemas}
