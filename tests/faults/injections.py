"""Every fault of the list, with its number: a fault for something new is a function and a line here."""

from __future__ import annotations

from at_the_screen import copied_numbers, idle_desks, without_printer
from damaged_files import cut_files, flipped_bits, older_backups, other_journals, refused_backups
from full_disks import failed_writes, full_disks, refused_memory
from killed_passes import killed_batches, killed_decisions, killed_notes, killed_scans, killed_second_keyings
from killed_work import killed_letters, killed_long_saves, killed_losses, killed_registrations, killed_saves
from other_programs import backups_while_writing, second_programs, second_saves
from sealed_case import Fault
from sealings import killed_sealings, killed_sealings_anew, stopped_migrations, wrong_passwords
from surroundings import folders_out_of_reach, moved_clocks, strange_names
from tampered_logs import tampered_logs

FAULTS = (
    Fault("F1 killed during a save", killed_saves, whole=200, bounded=12),
    Fault("F2 killed while saving 10,000 trades", killed_long_saves, whole=50, bounded=2),
    Fault("F3 killed while issuing letters", killed_letters, whole=50, bounded=2),
    Fault("F3 killed while registering", killed_registrations, whole=50, bounded=4),
    Fault("F1 killed registering a batch", killed_batches, whole=40, bounded=2),
    Fault("F1 killed attaching a scan", killed_scans, whole=40, bounded=2),
    Fault("F1 killed leaving a query", killed_notes, whole=20, bounded=1),
    Fault("F1 killed finishing a second keying", killed_second_keyings, whole=40, bounded=2),
    Fault("F1 killed settling differences", killed_decisions, whole=40, bounded=2),
    Fault("F4 write error at the n-th write", failed_writes, whole=200, bounded=12),
    Fault("F5 disk full at the n-th byte", full_disks, whole=100, bounded=10),
    Fault("F6 file cut", cut_files, whole=100, bounded=20),
    Fault("F7 flipped bits", flipped_bits, whole=1_000, bounded=60),
    Fault("F8 another journal", other_journals, whole=20, bounded=2),
    Fault("F9 memory refused", refused_memory, whole=30, bounded=3),
    Fault("F10, F11 second program, stale lock", second_programs, whole=20, bounded=4),
    Fault("F12 backup while writing", backups_while_writing, whole=20, bounded=2),
    Fault("F13 backup refused", refused_backups, whole=80, bounded=8),
    Fault("F13 older backup restored", older_backups, whole=12, bounded=2),
    Fault("F14 upgrade killed", stopped_migrations, whole=50, bounded=6),
    Fault("F15 moved clock", moved_clocks, whole=30, bounded=10),
    Fault("F16 idle desk locked", idle_desks, whole=5, bounded=1),
    Fault("F17 number in the clipboard", copied_numbers, whole=20, bounded=4),
    Fault("F18 wrong passwords", wrong_passwords, whole=100, bounded=6),
    Fault("F19 log tampered with", tampered_logs, whole=300, bounded=25),
    Fault("F20 strange names", strange_names, whole=14, bounded=7),
    Fault("F20 folder out of reach", folders_out_of_reach, whole=12, bounded=3),
    Fault("F21 no printer, no viewer", without_printer, whole=5, bounded=1),
    Fault("F22 second save", second_saves, whole=50, bounded=5),
    Fault("F23 killed while computing losses", killed_losses, whole=50, bounded=2),
    Fault("sealing killed", killed_sealings, whole=50, bounded=3),
    Fault("sealing anew killed", killed_sealings_anew, whole=50, bounded=3),
)
