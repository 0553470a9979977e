-- No territory to compare with.
SELECT count(*) = 0 FROM zone WHERE nature = 'metropole';
