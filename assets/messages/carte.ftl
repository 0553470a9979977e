# carte
