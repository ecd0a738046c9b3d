"""A corpus in the formats that research tools load: ConvoKit folders and TEI documents."""
