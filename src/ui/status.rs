//! The status bar: fictitious mark, dates, source, floor, recipient, network.
