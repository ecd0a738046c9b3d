"""Files as they arrive, published in small runs of their own. No Beam: `transforms.stream` and `btl watch` both use it.

objects        an arrival: a file, and which state of it
folder         new files in folders: looked for, and taken once they are whole
notifications  a message of an object store → an arrival
subscription   messages pulled by ourselves, acknowledged once what they name is durable
batches        arrivals gathered by size
batch          one batch → one published run
making         its files: staged, settled, finished
ledger         which arrivals are done, told by the runs that hold them
leftovers      what a killed process left behind
loop           look, gather, publish, until told to stop
"""
