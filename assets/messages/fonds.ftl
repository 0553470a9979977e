# fonds
