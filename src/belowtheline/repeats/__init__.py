"""Which comments are the same: captured again, posted again, edited, extended, copied, quoted. Pure; no Beam.

readings     what one reading of a comment contributes, packed          blocks    packed records as they cross a shuffle
recaptures   readings of one comment id → the newest, first and last seen
normalise    text → words (skeleton); nodes: equal words in one scope, units: one author's comments of a node
candidates   words → keys → pairs; likeness: which pairs are alike at all; sides: both ends of a pair brought together
relations    two comments → how they are related, by which rule; edges: pairs → edges and links
clusters     units and edges → who is canonical; fates → what that means for each reading
verdicts     what is decided for one reading, packed; applied to the rows in `storage.finish`
memory       all of it in memory: the reference that the graph has to equal
"""
